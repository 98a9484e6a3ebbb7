{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"This is too large"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.413">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-warn">{{@icon paperclip}}<h1>{{_"This is too large"}}</h1><p>{{_"Go back, choose a smaller file or fewer lines, and send it again."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>413</small></footer>
</body>
</html>
