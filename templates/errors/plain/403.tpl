{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"This is not open to you"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.403">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-warn">{{@icon lock}}<h1>{{_"This is not open to you"}}</h1><p>{{_"Open it from the menu instead."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>403</small></footer>
</body>
</html>
