{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"We are recovering, a moment"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.502">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-warn">{{@icon plug-connected-x}}<h1>{{_"We are recovering, a moment"}}</h1><p>{{_"Try again in about 30 seconds. If you sent something, look first whether it is already there."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>502</small></footer>
</body>
</html>
