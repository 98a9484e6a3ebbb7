{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"Too many requests"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.429">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-warn">{{@icon clock}}<h1>{{_"Too many requests"}}</h1><p>{{_"Wait a minute, then try again."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>429</small></footer>
</body>
</html>
